"""What was exchanged: the evidence of every gateway node, brought into tables that can be asked."""
