"""
Forms to edit one entity: a field for every fact that is asked of people, as text, and the entity as it would become.

It promises what the survey workbooks promise: values are written and read in the words officials use, only what
somebody changed is taken, and every objection names its field. It writes no model.
"""
