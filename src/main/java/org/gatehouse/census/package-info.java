/** What the directory last told of every account: for whatever is about more accounts than can be asked for one by one. */
package org.gatehouse.census;
