"""Reading what people type, in three languages, with typing mistakes: what is not sure is asked."""
