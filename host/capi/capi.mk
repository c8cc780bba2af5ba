# libpysgx, static and shared: host/ without the command line, behind one header. All names but pysgx_* are hidden.
CAPI_OBJECTS := $(patsubst %.c,$(B)/%.o,$(wildcard host/capi/*.c)) \
	$(addprefix $(B)/host/cli/,prepare.o locate.o options.o) $(HOST_OBJECTS)
OBJCOPY := llvm-objcopy-19

$(B)/libpysgx.so.0: $(CAPI_OBJECTS) host/capi/exports.map
	$(CC) -shared -fuse-ld=lld -Wl,-soname,libpysgx.so.0 -Wl,-z,defs -Wl,--version-script=host/capi/exports.map -o $@ \
		$(CAPI_OBJECTS) $(HOST_LIBS)

$(B)/libpysgx.so: $(B)/libpysgx.so.0
	ln -sf libpysgx.so.0 $@

$(B)/libpysgx.a: $(CAPI_OBJECTS)
	@rm -f $@
	$(LD) -r -o $(B)/host/libpysgx.o $(CAPI_OBJECTS)
	$(OBJCOPY) --wildcard --keep-global-symbol='pysgx_*' $(B)/host/libpysgx.o
	ar rcsD $@ $(B)/host/libpysgx.o

all: $(B)/libpysgx.so $(B)/libpysgx.a

INSTALL_PYTHON = $(DESTDIR)$(PREFIX)/lib/python3.11/dist-packages/pysgx
.PHONY: install-capi
install: install-capi
install-capi: $(B)/libpysgx.so $(B)/libpysgx.a
	install -D -m 644 host/capi/pysgx.h $(DESTDIR)$(PREFIX)/include/pysgx.h
	install -D -m 755 $(B)/libpysgx.so.0 $(DESTDIR)$(PREFIX)/lib/libpysgx.so.0
	ln -sf libpysgx.so.0 $(DESTDIR)$(PREFIX)/lib/libpysgx.so
	install -D -m 644 $(B)/libpysgx.a $(DESTDIR)$(PREFIX)/lib/libpysgx.a
	mkdir -p $(DESTDIR)$(PREFIX)/lib/pkgconfig
	printf '%s\n' 'prefix=$(PREFIX)' 'Name: pysgx' 'Description: Python functions inside SGX enclaves' 'Version: 0.1' \
		'Cflags: -I$${prefix}/include' 'Libs: -L$${prefix}/lib -lpysgx' 'Libs.private: $(HOST_LIBS)' \
		> $(DESTDIR)$(PREFIX)/lib/pkgconfig/pysgx.pc
	for f in host/capi/pysgx/*.py; do install -D -m 644 $$f $(INSTALL_PYTHON)/$${f##*/}; done
