"""One module a kind of update: take it apart, ask the archive, send what is to be said."""
