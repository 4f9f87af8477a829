"""Put the layers on a page, one module a layer."""
