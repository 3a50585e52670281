/* icuuc.dll: Windows 10 has one, wine has none. Qt6Core imports these names of it for text encodings that nothing here
   asks for; each says that there is no such encoding. */
#define E __declspec(dllexport)
enum { NO_SUCH = 4, UNSUPPORTED = 16 };
#define NO { if (e) *e = UNSUPPORTED; }
E void *ucnv_open(const char *n, int *e) { if (e) *e = NO_SUCH; return 0; }
E void ucnv_close(void *c) {}
E void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
E void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
E void ucnv_reset(void *c) {}
E signed char ucnv_getMaxCharSize(void *c) { return 1; }
E const char *ucnv_getName(void *c, int *e) { NO return 0; }
E void ucnv_getToUCallBack(void *c, void **a, void **x) { if (a) *a = 0; if (x) *x = 0; }
E void ucnv_getFromUCallBack(void *c, void **a, void **x) { if (a) *a = 0; if (x) *x = 0; }
E void ucnv_setToUCallBack(void *c, void *n, void *x, void **o, void **y, int *e) NO
E void ucnv_setFromUCallBack(void *c, void *n, void *x, void **o, void **y, int *e) NO
E void ucnv_cbToUWriteUChars(void *a, void *s, int l, int o, int *e) NO
E void ucnv_cbFromUWriteUChars(void *a, void **s, void *l, int o, int *e) NO
E void ucnv_toUnicode(void *c, void **t, void *l, void **s, void *m, int *o, signed char f, int *e) NO
E void ucnv_fromUnicode(void *c, void **t, void *l, void **s, void *m, int *o, signed char f, int *e) NO
E int ucnv_toUCountPending(void *c, int *e) { return 0; }
E int ucnv_fromUCountPending(void *c, int *e) { return 0; }
E const char *ucnv_getStandardName(void *n, void *s, int *e) { return 0; }
E const char *ucnv_getAvailableName(int n) { return 0; }
E int ucnv_countAvailable(void) { return 0; }
