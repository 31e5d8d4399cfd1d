"""How news gets in: files, folders and pages become articles of the corpus."""
