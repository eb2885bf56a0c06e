"""Document + scan -> readings that several kinds of mentions share: names, titles, ties."""
