"""Who you are: people's accounts and their three roles. It knows nothing of what the roles are used on."""
