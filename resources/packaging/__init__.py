"""Makes what people install: wheel, source archive, bundle, Debian package, AppImage."""
