"""
The model and its papers as a static site: pages that open from a disk, a memory stick or any web server.

It promises that every paper says there what it says in print, that everything of the model has a page that names all it
is tied to, and that no page loads anything from elsewhere.
"""
