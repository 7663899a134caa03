/** Working time: Monday to Friday, 09:00 to 17:00 in London, less England bank holidays. */
package org.gatehouse.worktime;
