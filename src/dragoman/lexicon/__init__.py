"""What Dragoman knows of the world's names: data files that a desk officer can read and extend, and their readers."""
