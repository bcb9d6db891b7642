"""StyleGAN2 in pixel space, for a server's own pictures and for public checkpoints.

Written from the papers: StyleGAN (Karras et al., 1812.04948), StyleGAN2 (1912.04958) and StyleGAN2-ADA
(2006.06676). Tensors have the names that the official checkpoints give them, so that those fit.
"""

from models.stylegan2.config import StyleGan2Config
from models.stylegan2.discriminator import Discriminator
from models.stylegan2.generator import Generator

__all__ = ["Discriminator", "Generator", "StyleGan2Config"]
