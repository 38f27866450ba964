"""
The description itself: entities, one YAML file each, loaded whole and typed.

It promises that whatever loads is well formed (types, ids, file and line of every fact); whether the architecture is
*good* is for `conformance` to say.
"""
