"""
Keeping the description: who may change what, what they ask to change, who agrees, and how it becomes the model.

It promises that no change reaches the model without a second person, that nothing anybody wrote is lost, and that the
history says who wrote what and who agreed. It draws no screen.
"""
