/** The pages on which process owners see, compare and edit diagrams and tables. */
package org.gatehouse.modelling;
