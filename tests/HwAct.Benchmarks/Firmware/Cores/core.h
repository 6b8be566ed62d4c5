/* What a core does for the program that measures: it prints characters, and counts what a function takes. */
#ifndef CORE_H
#define CORE_H

#include <stdint.h>

void core_put(char character);

/* In the unit of the core's counter. */
uint32_t core_measure(void (*run)(void));

/* Measures, prints, and says whether all was right. */
int core_main(void);

#endif
