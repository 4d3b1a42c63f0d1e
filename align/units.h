/* units.h - what a value measures, where countries measure it in different units: 100 m and 328 feet. */
#ifndef JK_UNITS_H
#define JK_UNITS_H

#include "align/base.h"

enum { JK_UNIT_KEY = 8 };

/* Behind the key of a value, a space and what it measures: "100 m", "10 -c" (ten below zero). The bytes written to key: the
   unit of the value that stands in text from start to end, from the space on; 0: none of ours. */
size_t jk_unit_read(jk_span text, size_t start, size_t end, char key[JK_UNIT_KEY]);

/* A value with its unit, in the unit that all of its dimension are compared in. */
typedef struct {
    double value;                   /* metres, kilograms, square metres, litres, degrees Celsius */
    double half;                    /* half of what its last digit counts, in the same */
    uint8_t dimension, system;
} jk_measure;

/* fold: a value and its unit. False: no unit. */
bool jk_measure_of(jk_span fold, jk_measure *out);
/* Can one be the other, converted? Within one system exactly; across systems one is the other, rounded. */
bool jk_measures_meet(const jk_measure *a, const jk_measure *b);
/* What a measure that meets one of this value lies between. */
void jk_measure_range(const jk_measure *m, double *low, double *high);

#endif
