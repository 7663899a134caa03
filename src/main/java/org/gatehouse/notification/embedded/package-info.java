/** The embedded mail server, its faults on demand, and its mailbox. */
@NamedInterface("embedded")
package org.gatehouse.notification.embedded;

import org.springframework.modulith.NamedInterface;
