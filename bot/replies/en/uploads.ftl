# Pictures that are sent to Mochi.

upload-kind = I can read pictures of the kinds PNG, JPEG and WebP. Could you send it as one of those?
upload-large = This picture has more pixels than I can take. A smaller one will do nicely.
upload-small = This picture is too small for me to see anything. A larger one, please.
upload-broken = This picture does not open: it is broken or cut off. Could you send it again?
upload-explicit = I only make avatars of pictures that everyone may look at. Would you like to send another?
upload-gone = I could not get your picture: it is gone, or larger than 8 MB. Could you send it again?
