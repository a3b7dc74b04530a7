"""What every test can ask for."""

pytest_plugins = ["service.fixtures", "service.beside"]
