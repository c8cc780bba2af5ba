// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _socket: pairs of connected sockets inside the enclave, as event loops use them to wake up. There is no network:
// whatever would reach outside fails with PermissionError.
#include "python/modules/_socket.h"
#include "python/io/base.h"
#include "python/io/fileio.h"
#include "python/objects/bytes.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/thread.h"

TYPE(socket, "_socket.socket", object, SOCKET_FIELDS,
     "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\n"
     "\n"
     "Inside an enclave only socketpair() makes sockets that are connected.");

static const struct {
    uint16_t name; // enum NameIndex
    int32_t value;
} constants[26] = {
    {NAME_INDEX(AF_UNSPEC), 0},    {NAME_INDEX(AF_UNIX), 1},          {NAME_INDEX(AF_INET), 2},
    {NAME_INDEX(AF_INET6), 10},    {NAME_INDEX(SOCK_STREAM), 1},      {NAME_INDEX(SOCK_DGRAM), 2},
    {NAME_INDEX(SOCK_RAW), 3},     {NAME_INDEX(SOCK_NONBLOCK), 2048}, {NAME_INDEX(SOCK_CLOEXEC), 524288},
    {NAME_INDEX(SOL_SOCKET), 1},   {NAME_INDEX(SO_REUSEADDR), 2},     {NAME_INDEX(SO_ERROR), 4},
    {NAME_INDEX(SO_BROADCAST), 6}, {NAME_INDEX(SO_KEEPALIVE), 9},     {NAME_INDEX(IPPROTO_TCP), 6},
    {NAME_INDEX(IPPROTO_UDP), 17}, {NAME_INDEX(IPPROTO_IPV6), 41},    {NAME_INDEX(TCP_NODELAY), 1},
    {NAME_INDEX(SHUT_RD), 0},      {NAME_INDEX(SHUT_WR), 1},          {NAME_INDEX(SHUT_RDWR), 2},
    {NAME_INDEX(SOMAXCONN), 4096}, {NAME_INDEX(MSG_PEEK), 2},         {NAME_INDEX(MSG_DONTWAIT), 64},
    {NAME_INDEX(AI_PASSIVE), 1},   {NAME_INDEX(IPV6_V6ONLY), 26},
};

static Value set(Value module, Value name, Value v) {
    return is_error(v) ? ERROR : module_set(module, name, v);
}
static Value add_error(Value module, Value name) {
    Value bases = tuple1(CLASS(OSError)), dict = call0(CLASS(dict));
    RETURN_IF_ERROR(bases);
    RETURN_IF_ERROR(dict);
    RETURN_IF_ERROR(object_setitem(dict, NAME(__module__), str_from_text(TEXT("socket"))));
    return set(module, name, call3(CLASS(type), name, bases, dict));
}

MODULE(_socket, "Implementation module for socket operations.\n\nSee the socket module for documentation.") {
    Value module = arg(args, 0);
    for (uint32_t i = 0; i < LENGTH_OF(constants); i++)
        RETURN_IF_ERROR(
            module_set(module, AT(name_objects, AT(constants, i).name), int_i32(AT(constants, i).value)));
    RETURN_IF_ERROR(set(module, NAME(socket), CLASS(socket)));
    RETURN_IF_ERROR(set(module, NAME(SocketType), CLASS(socket)));
    RETURN_IF_ERROR(set(module, NAME(error), CLASS(OSError)));
    RETURN_IF_ERROR(set(module, NAME(timeout), CLASS(TimeoutError)));
    RETURN_IF_ERROR(set(module, NAME(has_ipv6), FALSE));
    RETURN_IF_ERROR(add_error(module, NAME(herror)));
    return add_error(module, NAME(gaierror));
}

static COLD Value no_network(void) {
    Value text = str_from_text(TEXT("an enclave has no network: the host's is not granted"));
    Value args = is_error(text) ? ERROR : tuple2(int_u32(EACCES), text);
    Value exception = is_error(args) ? ERROR : call_tuple(CLASS(OSError), args, UNSET);
    return is_error(exception) ? ERROR : raise_exception(exception);
}

static Value close_fd(int64_t fd) {
    int64_t error = file_close(fd);
    return error < 0 ? raise_errno(-error) : NONE;
}
static Value field(Args args, enum SocketField i) { return slot_get(ref_of(arg(args, 0)), i); }
static int64_t fd_of(Args args) { return int_of(field(args, SOCKET_FD)); }

static void fill(Value self, int64_t fd, Value family, Value type, Value proto) {
    slot_set(ref_of(self), SOCKET_FD, int_wrap(fd));
    slot_set(ref_of(self), SOCKET_FAMILY, family);
    slot_set(ref_of(self), SOCKET_TYPE, type);
    slot_set(ref_of(self), SOCKET_PROTO, proto);
    slot_set(ref_of(self), SOCKET_TIMEOUT, NONE);
}

STATICMETHOD(socket, __new__, "!($type, *args, **kwargs)", "") {
    Value self = new_instance(arg(args, 0));
    if (!is_error(self)) fill(self, -1, int_u32(0), int_u32(0), int_u32(0));
    return self;
}
METHOD(socket, __init__, "!($self, family=-1, type=-1, proto=-1, fileno=None)", "") {
    Value number = arg(args, 4);
    I64Result family = convert_int(arg(args, 1), -1), type = {0}, proto = {0};
    if (family.ok) type = convert_int(arg(args, 2), -1);
    if (type.ok) proto = convert_int(arg(args, 3), -1);
    if (!proto.ok) return ERROR;
    Value address = int_wrap(family.value < 0 ? 2 : family.value);
    Value kind = int_wrap(type.value < 0 ? 1 : type.value),
          protocol = int_wrap(proto.value < 0 ? 0 : proto.value);
    if (!is_unset(number) && !is_none(number)) {
        I64Result fd = convert_int(number, -1);
        if (!fd.ok) return ERROR;
        if (fd.value < 0) return VALUE_ERROR("negative file descriptor");
        if (is_unset(file_handle(fd.value))) return raise_errno(EBADF);
        fill(arg(args, 0), fd.value, address, kind, protocol);
        return NONE;
    }
    FilePair pair = file_pair(true, OPEN_CLOEXEC); // one end only: it is connected to nothing
    if (pair.error) return raise_errno(-pair.error);
    file_close(pair.second);
    fill(arg(args, 0), pair.first, address, kind, protocol);
    return NONE;
}

MEMBER(socket, family, "the socket family") { return field(args, SOCKET_FAMILY); }
MEMBER(socket, type, "the socket type") { return field(args, SOCKET_TYPE); }
MEMBER(socket, proto, "the socket protocol") { return field(args, SOCKET_PROTO); }
GETTER(socket, timeout, "the socket timeout") { return field(args, SOCKET_TIMEOUT); }

METHOD(socket, fileno, "!($self, /)",
       "fileno() -> integer\n\nReturn the integer file descriptor of the socket.") {
    return field(args, SOCKET_FD);
}
METHOD(socket, close, "!($self, /)", "close()\n\nClose the socket.  It cannot be used after this call.") {
    int64_t fd = fd_of(args);
    slot_set(ref_of(arg(args, 0)), SOCKET_FD, int_i32(-1));
    return fd < 0 ? NONE : close_fd(fd);
}
METHOD(socket, detach, "!($self, /)",
       "detach()\n\nClose the socket object without closing the underlying file descriptor.") {
    Value fd = field(args, SOCKET_FD);
    slot_set(ref_of(arg(args, 0)), SOCKET_FD, int_i32(-1));
    return fd;
}

// --- waiting ---
static Value set_blocking(Args args, bool blocking) {
    Value handle = file_handle(fd_of(args));
    if (is_unset(handle)) return raise_errno(EBADF);
    uint32_t flags = (uint32_t)int_of(slot_get(ref_of(handle), HANDLE_FLAGS)) & ~(uint32_t)OPEN_NONBLOCK;
    slot_set(ref_of(handle), HANDLE_FLAGS, int_u32(blocking ? flags : flags | OPEN_NONBLOCK));
    return NONE;
}
METHOD(socket, setblocking, "!($self, flag, /)",
       "setblocking(flag)\n\nSet the socket to blocking (flag is true) or non-blocking (false).") {
    Value flag = object_truth(arg(args, 1));
    RETURN_IF_ERROR(flag);
    Value timeout = is_true(flag) ? NONE : float_new(0.0);
    RETURN_IF_ERROR(timeout);
    slot_set(ref_of(arg(args, 0)), SOCKET_TIMEOUT, timeout);
    return set_blocking(args, is_true(flag));
}
METHOD(socket, settimeout, "!($self, timeout, /)",
       "settimeout(timeout)\n\nSet a timeout on socket operations.") {
    Value timeout = arg(args, 1);
    if (!is_none(timeout)) {
        timeout = call1(CLASS(float), timeout);
        RETURN_IF_ERROR(timeout);
        if (float_value(timeout) < 0) return VALUE_ERROR("Timeout value out of range");
    }
    slot_set(ref_of(arg(args, 0)), SOCKET_TIMEOUT, timeout);
    return set_blocking(args, is_none(timeout));
}
METHOD(socket, gettimeout, "!($self, /)", "gettimeout() -> timeout") { return field(args, SOCKET_TIMEOUT); }
METHOD(
    socket, getblocking, "!($self, /)",
    "getblocking()\n\nReturns True if socket is in blocking mode, or False if it\nis in non-blocking mode.") {
    Value timeout = field(args, SOCKET_TIMEOUT);
    return bool_value(is_none(timeout) || float_value(timeout) > 0);
}

// --- data ---
// Until there is something to read, or the socket's time is over. False: the exception is set.
static bool await_data(Args args) {
    Value timeout = field(args, SOCKET_TIMEOUT);
    double seconds = is_none(timeout) ? -1 : float_value(timeout);
    if (seconds == 0) return true;
    int64_t until = wait_until(seconds < 0 ? -1 : f64_to_i64(seconds < 9e9 ? seconds * 1e9 + 0.5 : 9e18));
    while (!is_unset(file_handle(fd_of(args))) && !file_can_read(fd_of(args))) {
        int64_t left = wait_left(until);
        if (left == 0) return raise0(CLASS(TimeoutError), TEXT("timed out")), false;
        if (!file_wait(left)) return raise_errno(EDEADLK), false;
        if (is_error(interrupt_check())) return false;
    }
    return true;
}
METHOD(socket, recv, "!($self, buffersize, flags=0, /)",
       "recv(buffersize[, flags]) -> data\n\nReceive up to buffersize bytes from the socket.") {
    I64Result size = convert_size(arg(args, 1), 0);
    if (!size.ok) return ERROR;
    if (size.value < 0) return VALUE_ERROR("negative buffersize in recv");
    if (!await_data(args)) return ERROR;
    Value room = new_blob((uint64_t)size.value);
    RETURN_IF_ERROR(room);
    int64_t n = file_read(fd_of(args), ref_of(room), 0, (uint64_t)size.value);
    return n < 0 ? raise_errno(-n) : bytes_from_block(ref_of(room), 0, (uint64_t)n);
}
METHOD(socket, recv_into, "!($self, buffer, nbytes=0, flags=0)",
       "recv_into(buffer, [nbytes[, flags]]) -> nbytes_read") {
    if (!await_data(args)) return ERROR;
    Buffer target = io_target(TEXT("recv_into"), arg(args, 1));
    I64Result size = target.ok ? convert_size(arg(args, 2), 0) : (I64Result){0};
    if (!size.ok) return ERROR;
    if (size.value < 0) return VALUE_ERROR("negative buffersize in recv_into");
    uint64_t most =
        size.value == 0 || (uint64_t)size.value > target.length ? target.length : (uint64_t)size.value;
    int64_t n = file_read(fd_of(args), target.block, target.from, most);
    return n < 0 ? raise_errno(-n) : int_wrap(n);
}
static int64_t send_bytes(Args args) {
    Buffer data = buffer_require(arg(args, 1));
    if (!data.ok) return -1;
    int64_t n = file_write(fd_of(args), data.block, data.from, data.length);
    if (n < 0) raise_errno(-n);
    return n < 0 ? -1 : n;
}
METHOD(socket, send, "!($self, data, flags=0, /)",
       "send(data[, flags]) -> count\n\nSend a data string to the socket.") {
    int64_t n = send_bytes(args);
    return n < 0 ? ERROR : int_wrap(n);
}
METHOD(socket, sendall, "!($self, data, flags=0, /)",
       "sendall(data[, flags])\n\nSend a data string to the socket.") {
    return send_bytes(args) < 0 ? ERROR : NONE;
}
METHOD(socket, shutdown, "!($self, flag, /)",
       "shutdown(flag)\n\nShut down the reading side of the socket, the writing side, or both.") {
    I64Result how = convert_int(arg(args, 1), 0);
    Value handle = how.ok ? file_handle(fd_of(args)) : UNSET;
    if (!how.ok) return ERROR;
    if (is_unset(handle)) return raise_errno(EBADF);
    Value in = slot_get(ref_of(handle), HANDLE_IN), out = slot_get(ref_of(handle), HANDLE_OUT);
    if (how.value != 1 && !is_unset(in)) slot_set(ref_of(in), CHANNEL_BROKEN, TRUE);
    if (how.value != 0 && !is_unset(out)) slot_set(ref_of(out), CHANNEL_CLOSED, TRUE);
    file_changed();
    return NONE;
}

// --- addresses: none ---
METHOD(socket, getsockname, "!($self, /)", "getsockname() -> address info") {
    return str_from_text(TEXT(""));
}
METHOD(socket, getpeername, "!($self, /)", "getpeername() -> address info") {
    return str_from_text(TEXT(""));
}
METHOD(socket, setsockopt, "!($self, *args)", "setsockopt(level, option, value)") { return NONE; }
METHOD(socket, getsockopt, "!($self, *args)", "getsockopt(level, option)") { return int_u32(0); }
METHOD(socket, connect, "!($self, address, /)", "connect(address)") { return no_network(); }
METHOD(socket, connect_ex, "!($self, address, /)", "connect_ex(address) -> errno") { return int_u32(EACCES); }
METHOD(socket, bind, "!($self, address, /)", "bind(address)") { return no_network(); }
METHOD(socket, listen, "!($self, backlog=0, /)", "listen([backlog])") { return no_network(); }
METHOD(socket, _accept, "!($self, /)", "_accept() -> (integer, address info)") { return no_network(); }
METHOD(socket, __repr__, "($self, /)", "Return repr(self).") {
    return text_format3(TEXT("<socket object, fd={}, family={}, type={}>"), field(args, SOCKET_FD),
                        field(args, SOCKET_FAMILY), field(args, SOCKET_TYPE));
}

static Value made(int64_t fd, Value family, Value type, Value proto) {
    Value self = new_instance(CLASS(socket));
    if (!is_error(self)) fill(self, fd, family, type, proto);
    return self;
}
FUNCTION(_socket, socketpair, "!(family=1, type=1, proto=0, /)",
         "socketpair([family[, type [, proto]]]) -> (socket object, socket object)\n"
         "\n"
         "Create a pair of socket objects from the sockets returned by the platform\n"
         "socketpair() function.") {
    Value family = is_unset(arg(args, 0)) ? int_u32(1) : object_index(arg(args, 0));
    Value type = is_unset(arg(args, 1)) ? int_u32(1) : object_index(arg(args, 1));
    if (is_error(family) || is_error(type)) return ERROR;
    FilePair pair = file_pair(true, OPEN_CLOEXEC);
    if (pair.error) return raise_errno(-pair.error);
    Value first = made(pair.first, family, type, int_u32(0)),
          second = made(pair.second, family, type, int_u32(0));
    return is_error(first) || is_error(second) ? ERROR : tuple2(first, second);
}
FUNCTION(_socket, close, "!(fd, /)", "close(integer) -> None\n\nClose an integer socket file descriptor.") {
    I64Result fd = convert_int(arg(args, 0), -1);
    return fd.ok ? close_fd(fd.value) : ERROR;
}
FUNCTION(_socket, dup, "!(fd, /)",
         "dup(integer) -> integer\n\nDuplicate an integer socket file descriptor.") {
    I64Result fd = convert_int(arg(args, 0), -1);
    int64_t copy = fd.ok ? file_dup(fd.value, -1, 0) : 0;
    if (!fd.ok) return ERROR;
    return copy < 0 ? raise_errno(-copy) : int_wrap(copy);
}
FUNCTION(_socket, getdefaulttimeout, "!()", "getdefaulttimeout() -> timeout") { return NONE; }
FUNCTION(_socket, setdefaulttimeout, "!(timeout, /)", "setdefaulttimeout(timeout)") { return NONE; }
FUNCTION(_socket, gethostname, "!()", "gethostname() -> string") { return str_from_text(TEXT("localhost")); }
FUNCTION(_socket, getaddrinfo, "!(*args, **kwargs)", "getaddrinfo(host, port)") { return no_network(); }
FUNCTION(_socket, gethostbyname, "!(host, /)", "gethostbyname(host) -> address") { return no_network(); }

static Value swapped(Value v, uint32_t size) {
    I64Result n = convert_size(v, 0);
    if (!n.ok) return ERROR;
    if (n.value < 0 || n.value >> (8 * (size & 7)))
        return raise0(CLASS(OverflowError), TEXT("Python int is out of the range of the conversion"));
    uint64_t result = 0;
    for (uint32_t i = 0; i < size; i++) result = result << 8 | ((uint64_t)n.value >> (8 * (i & 7)) & 255);
    return int_wrap((int64_t)result);
}
FUNCTION(_socket, htons, "!(x, /)", "htons(integer) -> integer") { return swapped(arg(args, 0), 2); }
FUNCTION(_socket, ntohs, "!(x, /)", "ntohs(integer) -> integer") { return swapped(arg(args, 0), 2); }
FUNCTION(_socket, htonl, "!(x, /)", "htonl(integer) -> integer") { return swapped(arg(args, 0), 4); }
FUNCTION(_socket, ntohl, "!(x, /)", "ntohl(integer) -> integer") { return swapped(arg(args, 0), 4); }
