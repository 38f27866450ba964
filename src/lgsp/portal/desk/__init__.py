"""The screens of the desk: where the department and the agencies keep the architecture."""
