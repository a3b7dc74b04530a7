"""Two records that turn out to be one family, and where an old record goes on."""
