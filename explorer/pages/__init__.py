"""One module a page: rows of the warehouse become a template and what stands in it."""


class NotFoundError(LookupError):
    """Nothing in the warehouse has the id that was asked for; the sentence says which."""
