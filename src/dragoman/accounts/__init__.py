"""What one document says of each engagement and commitment."""
