__all__ = ["*", "inner"]
