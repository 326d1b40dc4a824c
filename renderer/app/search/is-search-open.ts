import { ref } from 'vue'

/** Whether the search is open. */
export const isSearchOpen = ref(false)
