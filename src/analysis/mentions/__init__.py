"""Document and scan -> mentions, one module for each kind; the modules do not know each other."""
