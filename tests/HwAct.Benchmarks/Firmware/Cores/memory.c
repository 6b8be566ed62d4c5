/* What compilers call though nobody asked for it, where there is no C library. */
#include <stddef.h>

void *memcpy(void *to, const void *from, size_t size);
void *memset(void *to, int value, size_t size);

void *memcpy(void *to, const void *from, size_t size)
{
    unsigned char *target = (unsigned char *)to;
    const unsigned char *source = (const unsigned char *)from;

    while (size-- > 0u) {
        *target++ = *source++;
    }

    return to;
}

void *memset(void *to, int value, size_t size)
{
    unsigned char *target = (unsigned char *)to;

    while (size-- > 0u) {
        *target++ = (unsigned char)value;
    }

    return to;
}
