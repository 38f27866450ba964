"""
Pictures of the architecture, each a question put to the model and drawn the same way every time.

It promises that no drawing is stored, that text never leaves its box, that equal models give equal bytes, and that
everything can be read in black and white. It knows no document and no screen: it hands over a `Scene`.
"""
