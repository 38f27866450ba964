"""
Screens of what governs: findings and how they end, the matrix of agencies, plans and who approves them.

Everyone reads them; only administrators decide.
"""
