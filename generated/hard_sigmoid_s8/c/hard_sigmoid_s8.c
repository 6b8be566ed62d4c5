/* SPDX-License-Identifier: MIT-0 */
/**
 * @file hard_sigmoid_s8.c
 * @brief Hard sigmoid: min(max(x + 3, 0), 6)/6
 *
 * hard_sigmoid_s8.h states formats, error and the command that makes this file.
 */
#include "hard_sigmoid_s8.h"

uint8_t hard_sigmoid_s8(int8_t x)
{
    const int32_t opposite = -(int32_t)x;
    const int32_t magnitude = (x > opposite) ? x : opposite; /* the residual is odd */
    const int32_t below_1 = (magnitude < 1) ? 1 : 0;
    const int32_t step_1 = (below_1 != 0) ? 2 : 0;
    const int32_t below_2 = (magnitude < 2) ? 1 : 0;
    const int32_t step_2 = (below_2 != 0) ? 2 : 0;
    const int32_t below_3 = (magnitude < 3) ? 1 : 0;
    const int32_t step_3 = (below_3 != 0) ? 2 : 0;
    const int32_t below_4 = (magnitude < 4) ? 1 : 0;
    const int32_t step_4 = (below_4 != 0) ? 3 : 0;
    const int32_t below_5 = (magnitude < 5) ? 1 : 0;
    const int32_t step_5 = (below_5 != 0) ? 2 : 0;
    const int32_t below_6 = (magnitude < 6) ? 1 : 0;
    const int32_t step_6 = (below_6 != 0) ? 2 : 0;
    const int32_t below_7 = (magnitude < 7) ? 1 : 0;
    const int32_t step_7 = (below_7 != 0) ? 2 : 0;
    const int32_t below_8 = (magnitude < 8) ? 1 : 0;
    const int32_t step_8 = (below_8 != 0) ? 2 : 0;
    const int32_t below_9 = (magnitude < 9) ? 1 : 0;
    const int32_t step_9 = (below_9 != 0) ? 2 : 0;
    const int32_t below_10 = (magnitude < 10) ? 1 : 0;
    const int32_t step_10 = (below_10 != 0) ? 2 : 0;
    const int32_t below_11 = (magnitude < 11) ? 1 : 0;
    const int32_t step_11 = (below_11 != 0) ? 2 : 0;
    const int32_t below_12 = (magnitude < 12) ? 1 : 0;
    const int32_t step_12 = (below_12 != 0) ? 3 : 0;
    const int32_t below_13 = (magnitude < 13) ? 1 : 0;
    const int32_t step_13 = (below_13 != 0) ? 2 : 0;
    const int32_t below_14 = (magnitude < 14) ? 1 : 0;
    const int32_t step_14 = (below_14 != 0) ? 2 : 0;
    const int32_t below_15 = (magnitude < 15) ? 1 : 0;
    const int32_t step_15 = (below_15 != 0) ? 2 : 0;
    const int32_t below_16 = (magnitude < 16) ? 1 : 0;
    const int32_t step_16 = (below_16 != 0) ? 2 : 0;
    const int32_t below_17 = (magnitude < 17) ? 1 : 0;
    const int32_t step_17 = (below_17 != 0) ? 2 : 0;
    const int32_t below_18 = (magnitude < 18) ? 1 : 0;
    const int32_t step_18 = (below_18 != 0) ? 2 : 0;
    const int32_t below_19 = (magnitude < 19) ? 1 : 0;
    const int32_t step_19 = (below_19 != 0) ? 3 : 0;
    const int32_t below_20 = (magnitude < 20) ? 1 : 0;
    const int32_t step_20 = (below_20 != 0) ? 2 : 0;
    const int32_t below_21 = (magnitude < 21) ? 1 : 0;
    const int32_t step_21 = (below_21 != 0) ? 2 : 0;
    const int32_t below_22 = (magnitude < 22) ? 1 : 0;
    const int32_t step_22 = (below_22 != 0) ? 2 : 0;
    const int32_t below_23 = (magnitude < 23) ? 1 : 0;
    const int32_t step_23 = (below_23 != 0) ? 2 : 0;
    const int32_t below_24 = (magnitude < 24) ? 1 : 0;
    const int32_t step_24 = (below_24 != 0) ? 2 : 0;
    const int32_t below_25 = (magnitude < 25) ? 1 : 0;
    const int32_t step_25 = (below_25 != 0) ? 2 : 0;
    const int32_t below_26 = (magnitude < 26) ? 1 : 0;
    const int32_t step_26 = (below_26 != 0) ? 2 : 0;
    const int32_t below_27 = (magnitude < 27) ? 1 : 0;
    const int32_t step_27 = (below_27 != 0) ? 3 : 0;
    const int32_t below_28 = (magnitude < 28) ? 1 : 0;
    const int32_t step_28 = (below_28 != 0) ? 2 : 0;
    const int32_t below_29 = (magnitude < 29) ? 1 : 0;
    const int32_t step_29 = (below_29 != 0) ? 2 : 0;
    const int32_t below_30 = (magnitude < 30) ? 1 : 0;
    const int32_t step_30 = (below_30 != 0) ? 2 : 0;
    const int32_t below_31 = (magnitude < 31) ? 1 : 0;
    const int32_t step_31 = (below_31 != 0) ? 2 : 0;
    const int32_t below_32 = (magnitude < 32) ? 1 : 0;
    const int32_t step_32 = (below_32 != 0) ? 2 : 0;
    const int32_t below_33 = (magnitude < 33) ? 1 : 0;
    const int32_t step_33 = (below_33 != 0) ? 2 : 0;
    const int32_t below_34 = (magnitude < 34) ? 1 : 0;
    const int32_t step_34 = (below_34 != 0) ? 3 : 0;
    const int32_t below_35 = (magnitude < 35) ? 1 : 0;
    const int32_t step_35 = (below_35 != 0) ? 2 : 0;
    const int32_t below_36 = (magnitude < 36) ? 1 : 0;
    const int32_t step_36 = (below_36 != 0) ? 2 : 0;
    const int32_t below_37 = (magnitude < 37) ? 1 : 0;
    const int32_t step_37 = (below_37 != 0) ? 2 : 0;
    const int32_t below_38 = (magnitude < 38) ? 1 : 0;
    const int32_t step_38 = (below_38 != 0) ? 2 : 0;
    const int32_t below_39 = (magnitude < 39) ? 1 : 0;
    const int32_t step_39 = (below_39 != 0) ? 2 : 0;
    const int32_t below_40 = (magnitude < 40) ? 1 : 0;
    const int32_t step_40 = (below_40 != 0) ? 2 : 0;
    const int32_t below_41 = (magnitude < 41) ? 1 : 0;
    const int32_t step_41 = (below_41 != 0) ? 2 : 0;
    const int32_t below_42 = (magnitude < 42) ? 1 : 0;
    const int32_t step_42 = (below_42 != 0) ? 3 : 0;
    const int32_t below_43 = (magnitude < 43) ? 1 : 0;
    const int32_t step_43 = (below_43 != 0) ? 2 : 0;
    const int32_t below_44 = (magnitude < 44) ? 1 : 0;
    const int32_t step_44 = (below_44 != 0) ? 2 : 0;
    const int32_t below_45 = (magnitude < 45) ? 1 : 0;
    const int32_t step_45 = (below_45 != 0) ? 2 : 0;
    const int32_t below_46 = (magnitude < 46) ? 1 : 0;
    const int32_t step_46 = (below_46 != 0) ? 2 : 0;
    const int32_t below_47 = (magnitude < 47) ? 1 : 0;
    const int32_t step_47 = (below_47 != 0) ? 2 : 0;
    const int32_t below_48 = (magnitude < 48) ? 1 : 0;
    const int32_t step_48 = (below_48 != 0) ? 2 : 0;
    const int32_t below_49 = (magnitude < 49) ? 1 : 0;
    const int32_t step_49 = (below_49 != 0) ? 3 : 0;
    const int32_t below_50 = (magnitude < 50) ? 1 : 0;
    const int32_t step_50 = (below_50 != 0) ? 2 : 0;
    const int32_t below_51 = (magnitude < 51) ? 1 : 0;
    const int32_t step_51 = (below_51 != 0) ? 2 : 0;
    const int32_t below_52 = (magnitude < 52) ? 1 : 0;
    const int32_t step_52 = (below_52 != 0) ? 2 : 0;
    const int32_t below_53 = (magnitude < 53) ? 1 : 0;
    const int32_t step_53 = (below_53 != 0) ? 2 : 0;
    const int32_t below_54 = (magnitude < 54) ? 1 : 0;
    const int32_t step_54 = (below_54 != 0) ? 2 : 0;
    const int32_t below_55 = (magnitude < 55) ? 1 : 0;
    const int32_t step_55 = (below_55 != 0) ? 2 : 0;
    const int32_t below_56 = (magnitude < 56) ? 1 : 0;
    const int32_t step_56 = (below_56 != 0) ? 2 : 0;
    const int32_t below_57 = (magnitude < 57) ? 1 : 0;
    const int32_t step_57 = (below_57 != 0) ? 3 : 0;
    const int32_t below_58 = (magnitude < 58) ? 1 : 0;
    const int32_t step_58 = (below_58 != 0) ? 2 : 0;
    const int32_t below_59 = (magnitude < 59) ? 1 : 0;
    const int32_t step_59 = (below_59 != 0) ? 2 : 0;
    const int32_t below_60 = (magnitude < 60) ? 1 : 0;
    const int32_t step_60 = (below_60 != 0) ? 2 : 0;
    const int32_t plus_0 = step_1 + step_2;
    const int32_t plus_1 = step_3 + step_4;
    const int32_t plus_2 = step_5 + step_6;
    const int32_t plus_3 = step_7 + step_8;
    const int32_t plus_4 = step_9 + step_10;
    const int32_t plus_5 = step_11 + step_12;
    const int32_t plus_6 = step_13 + step_14;
    const int32_t plus_7 = step_15 + step_16;
    const int32_t plus_8 = step_17 + step_18;
    const int32_t plus_9 = step_19 + step_20;
    const int32_t plus_10 = step_21 + step_22;
    const int32_t plus_11 = step_23 + step_24;
    const int32_t plus_12 = step_25 + step_26;
    const int32_t plus_13 = step_27 + step_28;
    const int32_t plus_14 = step_29 + step_30;
    const int32_t plus_15 = step_31 + step_32;
    const int32_t plus_16 = step_33 + step_34;
    const int32_t plus_17 = step_35 + step_36;
    const int32_t plus_18 = step_37 + step_38;
    const int32_t plus_19 = step_39 + step_40;
    const int32_t plus_20 = step_41 + step_42;
    const int32_t plus_21 = step_43 + step_44;
    const int32_t plus_22 = step_45 + step_46;
    const int32_t plus_23 = step_47 + step_48;
    const int32_t plus_24 = step_49 + step_50;
    const int32_t plus_25 = step_51 + step_52;
    const int32_t plus_26 = step_53 + step_54;
    const int32_t plus_27 = step_55 + step_56;
    const int32_t plus_28 = step_57 + step_58;
    const int32_t plus_29 = step_59 + step_60;
    const int32_t plus_30 = plus_0 + plus_1;
    const int32_t plus_31 = plus_2 + plus_3;
    const int32_t plus_32 = plus_4 + plus_5;
    const int32_t plus_33 = plus_6 + plus_7;
    const int32_t plus_34 = plus_8 + plus_9;
    const int32_t plus_35 = plus_10 + plus_11;
    const int32_t plus_36 = plus_12 + plus_13;
    const int32_t plus_37 = plus_14 + plus_15;
    const int32_t plus_38 = plus_16 + plus_17;
    const int32_t plus_39 = plus_18 + plus_19;
    const int32_t plus_40 = plus_20 + plus_21;
    const int32_t plus_41 = plus_22 + plus_23;
    const int32_t plus_42 = plus_24 + plus_25;
    const int32_t plus_43 = plus_26 + plus_27;
    const int32_t plus_44 = plus_28 + plus_29;
    const int32_t plus_45 = plus_30 + plus_31;
    const int32_t plus_46 = plus_32 + plus_33;
    const int32_t plus_47 = plus_34 + plus_35;
    const int32_t plus_48 = plus_36 + plus_37;
    const int32_t plus_49 = plus_38 + plus_39;
    const int32_t plus_50 = plus_40 + plus_41;
    const int32_t plus_51 = plus_42 + plus_43;
    const int32_t plus_52 = plus_45 + plus_46;
    const int32_t plus_53 = plus_47 + plus_48;
    const int32_t plus_54 = plus_49 + plus_50;
    const int32_t plus_55 = plus_51 + plus_44;
    const int32_t plus_56 = plus_52 + plus_53;
    const int32_t plus_57 = plus_54 + plus_55;
    const int32_t plus_58 = plus_56 + plus_57;
    const int32_t negative = (x < 0) ? 1 : 0;
    const int32_t base = (negative != 0) ? 0 : 256;          /* the straight line of this side */
    const int32_t added = base + plus_58;
    const int32_t taken = base - plus_58;
    const int32_t sum = (negative != 0) ? added : taken;     /* the residual is odd */
    const int32_t saturated = (sum < 255) ? sum : 255;       /* saturate */

    return (uint8_t)saturated;
}

void hard_sigmoid_s8_array(const int8_t *input, uint8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = hard_sigmoid_s8(input[i]);
    }
}
