/** True for a file that holds tests. @param {string} path */
export const isTest = (path) => /\.test\.(ts|tsx|mjs)$/.test(path);

/** True if `path` is `folder` or lies in it. @param {string} path @param {string} folder */
export const isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);
