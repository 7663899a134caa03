/** What somebody files: its reference, its life, its deadlines, its record, and who may see it. */
package org.gatehouse.request;
