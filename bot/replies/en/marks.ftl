# What /verify answers about the marks of a picture, and what /about says of them.

verify-mochi = Drawn by Mochi, with AI.
verify-ai = Made with AI, as the picture itself says, but not marked by this Mochi.
verify-changed = This picture was signed, and changed afterwards. Its signature tells nothing any more.
verify-none = I found no mark of an AI. That proves nothing: marks get lost when pictures are cropped or redrawn.
verify-gone = I can't get this picture any more. Please send it again, at most 8 MB.
verify-unreadable = I can't read this picture. I know PNG, JPEG, WebP and GIF, of up to 24 million pixels.
mark-signature-own = Signature (Content Credentials): mine, and the file is unchanged
mark-signature-foreign = Signature (Content Credentials): unbroken, in the name of { $maker }, whom I can't vouch for
mark-signature-expired = Signature (Content Credentials): expired, in the name of { $maker }
mark-signature-broken = Signature (Content Credentials): broken, the file was changed
mark-signature-none = No signature: chats drop it when they make pictures smaller. That is what the other mark is for
mark-invisible = Invisible mark: Mochi's, whole
mark-label = AI label (AIGC, GB 45438-2025)
mark-source = Note in its data that trained networks made it (IPTC)
about-marks = Every file says that AI made it, by a signature, labels and an invisible mark. /verify reads them.
