"""
The only place that knows both wings: what the model wants of the platform, and what the platform saw of the model.

`plan` and `apply` carry the model to the registry; `drift` holds what was exchanged against what was declared.
"""
