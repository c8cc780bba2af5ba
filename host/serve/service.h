// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What serve.c, session.c and crew.c share: the threads of an enclave that is being served. A service is a thread of the
// enclave; host threads take turns with it, one at a time: main, the helpers that the enclave asked for, and callers.
#pragma once
#include "host/file.h"
#include "host/serve/session.h"

#include <pthread.h>

// What serve_call and service_loop return beside an exit status and -1 (error_set).
#define GOES_ON (-2)
#define WAITS (-3)   // the enclave's thread waits for a call
#define DONE (-4)    // it is over, and can be entered again as a new one
#define STOPPED (-5) // the program has ended in another thread

struct Messages {
    struct Bytes arrived; // from the enclave, perhaps not yet whole
    size_t arrived_capacity;
    struct Bytes leaving; // for the enclave, with its head
    size_t leaving_capacity;
};

enum ServiceState { SERVICE_FREE, SERVICE_BUSY, SERVICE_WAITING };

struct Crew;
struct Service {
    struct Crew *crew;
    struct Enclave *enclave;
    unsigned thread;
    struct ServeStats stats;
    uint8_t *data; // of the exchange buffer
    struct Messages messages;
    enum ServiceState state;
    bool woken;   // its WAIT, SLEEP or READ ends
    bool endless; // it is in a WAIT without an end
    bool told;    // which ends because SIGINT has come
    int wake_fd;  // readable when it is woken while it waits for input; -1: it has not done so yet
    bool polls;   // it does
    bool stays;   // its answer has come, and it will wait for the next call
    bool refused; // it was not let in
    pthread_cond_t change;
};

struct Crew {
    struct Service services[THREADS_MAX]; // by number, as the enclave counts
    unsigned count;
    const struct SessionHost *host;
    const struct Manifest *manifest;
    const struct Bytes *program;
    bool callable; // the enclave may wait for calls
    pthread_mutex_t lock;
    // One for each kind of who waits; all of them when the program is over.
    pthread_cond_t hire;      // helpers: a thread is wanted, or one is free that is
    pthread_cond_t turn;      // callers: a thread waits for a call
    pthread_cond_t last_turn; // who closes: the first thread waits for a call
    pthread_t helpers[THREADS_MAX];
    unsigned helper_count, helpers_idle, callers_idle;
    unsigned callers_hold; // threads of the enclave that wait for functions whose callers are among them
    unsigned wanted;       // threads that the enclave has asked for and that have not been entered
    int over_fd;           // readable when the program is over; -1 while there is no helper
    bool interrupted;      // SIGINT has come, and the enclave has not woken its first thread since
    bool was_interrupted;  // it has been told of one
    bool over;
    int status; // of the program; -1: `error` says why there is none
    char error[1024];
};

struct LaunchExit service_enter(struct Service *service, enum Ecall ecall, uint64_t request_size);
// Puts arguments and environment into the exchange buffer.
bool service_put_request(struct Service *service, const struct ServeRequest *request, uint64_t *size);
// Serves calls from this exit on: exit status, -1, WAITS, DONE or STOPPED.
int service_loop(struct Service *service, struct LaunchExit exit);

// session.c: PUT, GET, CALL, NEXT. The result for the enclave; *waits is set by NEXT.
int64_t session_serve(struct Service *service, const struct Exchange *call, bool *waits);

// --- crew.c ---
// NULL: out of memory.
struct Crew *crew_new(struct Enclave *enclave, const struct ServeRequest *request,
                      const struct SessionHost *host);
// Ends the program if it goes on, waits for the helpers, sums up what was counted, frees. The program's status; -1 and
// error_set.
int crew_end(struct Crew *crew, struct ServeStats *stats);
// The service stopped being served with this result of service_loop.
void crew_settle(struct Service *service, int result);
bool crew_is_over(struct Crew *crew);
// A thread that waits for a call; NULL: the program is over.
struct Service *crew_take_waiting(struct Crew *crew, unsigned held);
// Do so many others wait for calls that this one, which is not the first, had better be free for other uses?
bool crew_can_spare(struct Service *service);
struct Service *crew_take_first(struct Crew *crew); // the same, number 0

// Calls of the enclave: results for it.
int64_t crew_wait(struct Service *service, uint64_t nanoseconds);
int64_t crew_sleep(struct Service *service, uint64_t nanoseconds);
int64_t crew_start_thread(struct Service *service);
void crew_wake(struct Crew *crew, uint64_t thread);
// Waits until file 0 can be read: 1; 0: the program is over; -EINTR: the thread was woken.
int64_t crew_wait_for_input(struct Service *service);
// Tells the enclave of SIGINT. false: nobody there waits for it, or the one before has not been seen to.
bool crew_interrupt(struct Crew *crew);
