"""Django plumbing shared by every application: headers, and how a refusal becomes a page. It knows no domain."""
