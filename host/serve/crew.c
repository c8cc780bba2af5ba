// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The host threads that serve one enclave (service.h), how they are parked and woken, and how all of them stop when the
// program ends in one of them. Nothing here is trusted by the enclave (docs/threads.md).
#include "host/error.h"
#include "host/image/manifest.h"
#include "host/serve/service.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#define NANOSECONDS UINT64_C(1000000000)
#define LONGEST (UINT64_C(1) << 60)

struct Crew *crew_new(struct Enclave *enclave, const struct ServeRequest *request,
                      const struct SessionHost *host) {
    struct Crew *crew = calloc(1, sizeof *crew);
    pthread_condattr_t clock;
    if (!crew) return NULL;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->hire, &clock);
    pthread_cond_init(&crew->turn, &clock);
    pthread_cond_init(&crew->last_turn, &clock);
    crew->host = host;
    crew->manifest = request->manifest;
    crew->program = request->program;
    crew->count = enclave->thread_count;
    crew->over_fd = -1;
    for (unsigned i = 0; i < crew->count; i++) {
        struct Service *service = &crew->services[i];
        service->crew = crew;
        service->enclave = enclave;
        service->thread = i;
        service->data = (uint8_t *)(enclave->threads[i].exchange + 1);
        service->wake_fd = -1;
        pthread_cond_init(&service->change, &clock);
    }
    pthread_condattr_destroy(&clock);
    return crew;
}

bool crew_is_over(struct Crew *crew) { return __atomic_load_n(&crew->over, __ATOMIC_ACQUIRE); }

static void tell(int fd) {
    uint64_t one = 1;
    if (fd >= 0 && write(fd, &one, sizeof one) < 0) {} // an eventfd takes it
}

// With the lock.
static void stop(struct Crew *crew, int status) {
    if (crew->over) return;
    crew->status = status;
    snprintf(crew->error, sizeof crew->error, "%s", status < 0 ? error_text() : "");
    __atomic_store_n(&crew->over, true, __ATOMIC_RELEASE);
    tell(crew->over_fd);
    for (unsigned i = 0; i < crew->count; i++) pthread_cond_broadcast(&crew->services[i].change);
    pthread_cond_broadcast(&crew->hire);
    pthread_cond_broadcast(&crew->turn);
    pthread_cond_broadcast(&crew->last_turn);
}

void crew_settle(struct Service *service, int result) {
    struct Crew *crew = service->crew;
    pthread_mutex_lock(&crew->lock);
    service->state = result == WAITS ? SERVICE_WAITING : SERVICE_FREE;
    service->stays = false;
    if (result >= -1) stop(crew, result);
    // Each call comes through here: whoever has nothing to do with it is left asleep.
    if (service->state == SERVICE_FREE && crew->wanted > 0) pthread_cond_signal(&crew->hire);
    if (service->state == SERVICE_WAITING && crew->callers_idle > 0) pthread_cond_signal(&crew->turn);
    if (service->thread == 0) pthread_cond_signal(&crew->last_turn);
    pthread_mutex_unlock(&crew->lock);
}

static void add(struct ServeStats *sum, const struct ServeStats *stats) {
    sum->entries += stats->entries;
    sum->exits += stats->exits;
    for (unsigned i = 0; i < OCALLS_MAX; i++) sum->calls[i] += stats->calls[i];
    if (!stats->has_run) return;
    sum->has_run = true;
    sum->run = stats->run;
}

int crew_end(struct Crew *crew, struct ServeStats *stats) {
    struct ServeStats sum = {0};
    pthread_mutex_lock(&crew->lock);
    stop(crew, -1);
    pthread_mutex_unlock(&crew->lock);
    for (unsigned i = 0; i < crew->helper_count; i++) pthread_join(crew->helpers[i], NULL);
    sum.asynchronous_exits = launch_asynchronous_exits(crew->services[0].enclave);
    for (unsigned i = 0; i < crew->count; i++) {
        struct Service *service = &crew->services[i];
        add(&sum, &service->stats);
        bytes_free(&service->messages.arrived);
        bytes_free(&service->messages.leaving);
        if (service->wake_fd >= 0) close(service->wake_fd);
        pthread_cond_destroy(&service->change);
    }
    sum.interrupted = crew->was_interrupted;
    if (stats) *stats = sum;
    int status = crew->status;
    if (status < 0 && *crew->error) {
        error_clear();
        error_set("%s", crew->error);
    }
    if (crew->over_fd >= 0) close(crew->over_fd);
    pthread_cond_destroy(&crew->hire);
    pthread_cond_destroy(&crew->turn);
    pthread_cond_destroy(&crew->last_turn);
    pthread_mutex_destroy(&crew->lock);
    free(crew);
    return status;
}

// --- waiting and waking ---
static struct timespec after(uint64_t nanoseconds) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (nanoseconds > LONGEST) nanoseconds = LONGEST;
    uint64_t part = (uint64_t)now.tv_nsec + nanoseconds % NANOSECONDS;
    return (struct timespec){now.tv_sec + (time_t)(nanoseconds / NANOSECONDS) + (time_t)(part / NANOSECONDS),
                             (long)(part % NANOSECONDS)};
}

int64_t crew_wait(struct Service *service, uint64_t nanoseconds) {
    struct Crew *crew = service->crew;
    struct timespec until = after(nanoseconds);
    int late = 0;
    pthread_mutex_lock(&crew->lock);
    service->endless = nanoseconds == 0;
    while (!service->woken && !service->told && !crew->over && late == 0)
        late = nanoseconds ? pthread_cond_timedwait(&service->change, &crew->lock, &until)
                           : pthread_cond_wait(&service->change, &crew->lock);
    bool woken = service->woken, told = service->told;
    service->woken = service->told = service->endless = false;
    pthread_mutex_unlock(&crew->lock);
    return told || (!woken && late == ETIMEDOUT);
}

void crew_wake(struct Crew *crew, uint64_t thread) {
    if (thread >= crew->count) return;
    pthread_mutex_lock(&crew->lock);
    struct Service *service = &crew->services[thread];
    service->woken = true;
    if (service->polls) tell(service->wake_fd);
    if (thread == 0) crew->interrupted = false;
    pthread_mutex_unlock(&crew->lock);
    pthread_cond_signal(&service->change);
}

bool crew_interrupt(struct Crew *crew) {
    bool told = false;
    pthread_mutex_lock(&crew->lock);
    for (unsigned i = 0; i < crew->count && !crew->interrupted; i++) {
        struct Service *service = &crew->services[i];
        if (!service->endless) continue;
        told = service->told = true;
        pthread_cond_signal(&service->change);
    }
    if (told) crew->interrupted = crew->was_interrupted = true;
    pthread_mutex_unlock(&crew->lock);
    return told;
}

int64_t crew_sleep(struct Service *service, uint64_t nanoseconds) {
    struct Crew *crew = service->crew;
    if (crew->over_fd < 0) {
        struct timespec span = {(time_t)(nanoseconds / NANOSECONDS), (long)(nanoseconds % NANOSECONDS)};
        return nanosleep(&span, NULL) == 0 ? 0 : -errno;
    }
    struct timespec until = after(nanoseconds);
    int late = 0;
    pthread_mutex_lock(&crew->lock);
    while (!crew->over && !service->woken && late == 0)
        late = pthread_cond_timedwait(&service->change, &crew->lock, &until);
    bool woken = service->woken;
    service->woken = false;
    pthread_mutex_unlock(&crew->lock);
    return woken ? -EINTR : 0;
}

// Was it woken since the last time that it was asked?
static bool take_wake(struct Service *service, bool polls) {
    uint64_t count;
    pthread_mutex_lock(&service->crew->lock);
    bool woken = service->woken;
    if (service->polls && woken && read(service->wake_fd, &count, sizeof count) < 0) {
    } // not to be found again
    service->woken = false;
    service->polls = polls && !woken;
    pthread_mutex_unlock(&service->crew->lock);
    return woken;
}

int64_t crew_wait_for_input(struct Service *service) {
    int over_fd = service->crew->over_fd;
    if (over_fd < 0) return 1;
    if (service->wake_fd < 0) service->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (take_wake(service, true)) return -EINTR;
    struct pollfd files[] = {{0, POLLIN, 0}, {over_fd, POLLIN, 0}, {service->wake_fd, POLLIN, 0}};
    while (poll(files, 3, -1) < 0 && errno == EINTR) {}
    bool woken = take_wake(service, false);
    return files[1].revents ? 0 : files[0].revents || !woken ? 1 : -EINTR;
}

// --- helpers ---
static struct Service *take(struct Crew *crew, enum ServiceState state) {
    for (unsigned i = 0; i < crew->count; i++) {
        if (crew->services[i].state != state) continue;
        crew->services[i].state = SERVICE_BUSY;
        return &crew->services[i];
    }
    return NULL;
}

static struct Service *next_thread(struct Crew *crew) {
    struct Service *service = NULL;
    pthread_mutex_lock(&crew->lock);
    crew->helpers_idle++;
    while (!crew->over && !(crew->wanted > 0 && (service = take(crew, SERVICE_FREE))))
        pthread_cond_wait(&crew->hire, &crew->lock);
    crew->helpers_idle--;
    if (service) crew->wanted--;
    pthread_mutex_unlock(&crew->lock);
    return service;
}

static void *help(void *argument) {
    struct Crew *crew = argument;
    for (struct Service *service; (service = next_thread(crew));) {
        error_clear();
        service->refused = false;
        int result = service_loop(service, service_enter(service, ECALL_THREAD, 0));
        // Who is refused comes too late: the program ends in another thread, whose result is the one to tell.
        crew_settle(service, service->refused ? STOPPED : result);
    }
    return NULL;
}

// With the lock.
static bool find_helper(struct Crew *crew) {
    if (crew->helpers_idle >= crew->wanted) return true;
    if (crew->helper_count + 1 >= crew->count) return crew->helper_count > 0;
    if (crew->over_fd < 0) crew->over_fd = eventfd(0, EFD_CLOEXEC);
    if (crew->over_fd < 0) return false;
    if (pthread_create(&crew->helpers[crew->helper_count], NULL, help, crew) != 0) return false;
    crew->helper_count++;
    return true;
}

int64_t crew_start_thread(struct Service *service) {
    struct Crew *crew = service->crew;
    pthread_mutex_lock(&crew->lock);
    bool ok = crew->wanted + 1 < crew->count;
    if (ok) {
        crew->wanted++;
        ok = find_helper(crew);
        if (!ok) crew->wanted--;
    }
    pthread_cond_signal(&crew->hire);
    pthread_mutex_unlock(&crew->lock);
    return ok ? 0 : -EAGAIN;
}

// --- callers ---
struct Service *crew_take_waiting(struct Crew *crew, unsigned held) {
    struct Service *service = NULL;
    uint64_t most = crew->manifest ? crew->manifest->numbers[MANIFEST_THREADS] : 0;
    pthread_mutex_lock(&crew->lock);
    crew->callers_idle++;
    crew->callers_hold += held;
    while (!crew->over && !(service = take(crew, SERVICE_WAITING)) &&
           !(held && crew->callers_hold >= (most ? most : 1)))
        pthread_cond_wait(&crew->turn, &crew->lock);
    crew->callers_hold -= held;
    crew->callers_idle--;
    pthread_mutex_unlock(&crew->lock);
    return service;
}

bool crew_can_spare(struct Service *service) {
    struct Crew *crew = service->crew;
    unsigned waiting = 0;
    pthread_mutex_lock(&crew->lock);
    for (unsigned i = 0; i < crew->count; i++)
        waiting += crew->services[i].state == SERVICE_WAITING || crew->services[i].stays;
    // Decided here for both cases: of calls that end at once, each would find nobody waiting, and all would stay.
    service->stays = service->thread == 0 || waiting < crew->count / 2;
    bool spare = !service->stays;
    pthread_mutex_unlock(&crew->lock);
    return spare;
}

struct Service *crew_take_first(struct Crew *crew) {
    struct Service *first = &crew->services[0];
    pthread_mutex_lock(&crew->lock);
    while (!crew->over && first->state != SERVICE_WAITING) pthread_cond_wait(&crew->last_turn, &crew->lock);
    bool taken = !crew->over;
    if (taken) first->state = SERVICE_BUSY;
    pthread_mutex_unlock(&crew->lock);
    return taken ? first : NULL;
}
