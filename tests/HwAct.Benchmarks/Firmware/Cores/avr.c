/* Characters by the serial port, cycles by Timer1: the finest prescaler with which it does not overflow. Sleep without interrupts ends simavr. */
#include "core.h"
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

void core_put(char character)
{
    UCSR0B = 1 << TXEN0;
    while (!(UCSR0A & (1 << UDRE0))) {
    }

    UDR0 = (uint8_t)character;
}

uint32_t core_measure(void (*run)(void))
{
    static const uint16_t every[] = { 1, 8, 64, 256, 1024 };
    uint8_t prescaler;

    for (prescaler = 1; prescaler < 5; prescaler++) {
        uint16_t count;

        TCCR1A = 0;
        TCCR1B = 0;
        TCNT1 = 0;
        TIFR1 = 1 << TOV1;
        TCCR1B = prescaler;
        run();
        count = TCNT1;
        TCCR1B = 0;
        if (!(TIFR1 & (1 << TOV1))) {
            return (uint32_t)count * every[prescaler - 1];
        }
    }

    return 0xFFFFFFFFu;
}

int main(void)
{
    (void)core_main();
    cli();
    sleep_mode();
    return 0;
}
