// a source
