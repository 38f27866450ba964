"""
Survey workbooks: one agency's part of the model as an Excel workbook, sent out, filled in, and taken back.

It promises that only what an official changed is proposed, that every objection names the cell, and that a workbook
which is not ours, or no longer ours, is refused. It writes no model: what comes back is a proposal.
"""
