// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: ^deepest: 60\d\d bytes of 5000$
// expect: ^   60\d\d  deep$
// expect: , 0 recursions
// status: 1
void fill(char *room);
int other(int n);

int deep(void) {
    char room[6000];
    fill(room);
    return room[5];
}

int shallow(void) { return other(1) + other(2); }
