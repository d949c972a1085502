/*
 * Telling systemd how we are: READY=1, RELOADING=1, STOPPING=1 (sd_notify(3), without its library).
 */
#ifndef HTTP_NOTIFY_H
#define HTTP_NOTIFY_H

/** notify_state() - say "READY=1" and the like to $NOTIFY_SOCKET; does nothing without one */
void notify_state(const char *state);

#endif
