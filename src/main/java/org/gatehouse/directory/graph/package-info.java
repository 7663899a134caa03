/** The directory of a real tenant: Microsoft Entra, asked and changed through Microsoft Graph. */
package org.gatehouse.directory.graph;
