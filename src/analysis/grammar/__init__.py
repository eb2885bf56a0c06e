"""Document + scan -> readings that several kinds of mentions and facts share: names, titles, ties."""
