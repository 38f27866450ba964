"""The doors: settings, addresses, gateway, worker, command line. The only place that wires the parts together."""
