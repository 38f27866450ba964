"""
What the law and the national framework lay down: outlines, layers, shared national platforms.

It promises that every row says where it comes from, whether that was verified and by whom (`checked_by`; empty means
nobody has yet). It knows nothing of any province.
"""
