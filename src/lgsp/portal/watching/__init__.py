"""What operators, agencies and leaders watch: traffic, service levels, what went wrong and whose turn it is."""
