/** The directory of the demo tenant, its faults on demand, and changes made behind the product's back. */
@NamedInterface("embedded")
package org.gatehouse.directory.embedded;

import org.springframework.modulith.NamedInterface;
