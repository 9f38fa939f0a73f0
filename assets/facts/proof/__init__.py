"""Facts proved against the bytes that they came from: hash tree, manifest, and the eight points of the promise."""
